package io.keenframe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final JobId JOB = new JobId("a");

    @Test
    void everyKindOfTicketHasItsStage() {
        List<Ticket> tickets = List.of(
                new Ticket.Ingest(JOB),
                new Ticket.Restore(JOB, new Group(0, 0, 0, 1, 0, new Reference(0, 0, 0))),
                new Ticket.Assemble(JOB));

        assertThat(tickets).map(Stage::of).containsExactly(Stage.values());
        assertThat(tickets).hasSameSizeAs(Ticket.class.getPermittedSubclasses());
        assertThat(Stage.RESTORE.topic()).isEqualTo("tickets.restore");
        assertThat(Stage.RESTORE.group()).isEqualTo("workers.restore");
    }
}
