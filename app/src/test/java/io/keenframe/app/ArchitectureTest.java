package io.keenframe.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The module list is the architecture; a library that spreads over modules would end that. */
class ArchitectureTest {
    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.keenframe");
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.kafka,  io.keenframe.runtime.., io.keenframe.app.broker..",
        "org.bytedeco,      io.keenframe.media..,   io.keenframe.media..",
        "ai.onnxruntime,    io.keenframe.supir..,   io.keenframe.supir..",
        "ai.djl,            io.keenframe.supir..,   io.keenframe.supir..",
        "io.vertx,          io.keenframe.ingest..,  io.keenframe.runtime..",
        "picocli,           io.keenframe.app.cli..,     io.keenframe.app.cli.."
    })
    void aLibraryHasItsPlace(String library, String place, String otherPlace) {
        noClasses()
                .that()
                .resideOutsideOfPackages(place, otherPlace)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest,      restorer",
        "ingest,      reassembler",
        "ingest,      app",
        "ingest,      supir",
        "restorer,    ingest",
        "restorer,    reassembler",
        "restorer,    app",
        "restorer,    media",
        "reassembler, ingest",
        "reassembler, restorer",
        "reassembler, app",
        "reassembler, supir",
        "runtime,     media",
        "runtime,     supir",
        "media,       runtime",
        "media,       supir"
    })
    void aModuleDoesNotKnowAnother(String module, String other) {
        noClasses()
                .that()
                .resideInAPackage("io.keenframe." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keenframe." + other + "..")
                .check(ours);
    }

    @ParameterizedTest
    @CsvSource({"contract", "supir"})
    void aModuleNeedsNothingOfOurs(String module) {
        noClasses()
                .that()
                .resideInAPackage("io.keenframe." + module + "..")
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("are of another module") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                        return type.getPackageName().startsWith("io.keenframe.")
                                && !(type.getPackageName() + ".").startsWith("io.keenframe." + module + ".");
                    }
                })
                .check(ours);
    }

    @Test
    void mediaIsInLayers() {
        slices().matching("io.keenframe.media.(*)..").should().beFreeOfCycles().check(ours);
    }

    /** They are public for media's other packages alone. */
    @ParameterizedTest
    @ValueSource(strings = {"av", "fields"})
    void whatIsUnderMediaIsItsOwn(String layer) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keenframe.media..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keenframe.media." + layer + "..")
                .check(ours);
    }

    @Test
    void namesAreNounsOfTheField() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)").check(ours);
    }
}
