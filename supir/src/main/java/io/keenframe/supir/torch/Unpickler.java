package io.keenframe.supir.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine for the part of Python's pickle language, protocols 2 to 5, that dictionaries of tensors are written in.
 *
 * <p>Pickles come from strangers and, to Python, are programs. This machine knows texts, numbers, lists, tuples,
 * dictionaries, and what its {@link Globals} hand it; every other instruction ends it.
 */
final class Unpickler {
    /** Stands for Python's None. */
    static final Object NONE = new Object();

    private static final Object MARK = new Object();

    private final PickleBytes in;
    private final Globals globals;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    Unpickler(byte[] pickle, Globals globals) {
        this.in = new PickleBytes(pickle);
        this.globals = globals;
    }

    /** Runs the pickle; what it leaves. */
    Object load() throws PickleException {
        while (true) {
            int opcode = in.unsignedByte();
            if (opcode == '.') {
                return pop();
            }
            if (!isConstant(opcode) && !isContainer(opcode) && !isMemory(opcode) && !isCall(opcode)) {
                throw new PickleException("its pickle has the instruction 0x" + Integer.toHexString(opcode)
                        + ", which no tensor needs; take the .safetensors of it");
            }
        }
    }

    private boolean isConstant(int opcode) throws PickleException {
        switch (opcode) {
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push((long) in.unsignedByte());
            case 'M' -> push((long) in.unsignedShort());
            case 'J' -> push((long) in.integer());
            case 0x8a -> push(in.number(in.unsignedByte()));
            case 'G' -> push(in.real());
            case 'X' -> push(in.text(in.integer()));
            case 0x8c, 'U' -> push(in.text(in.unsignedByte()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isContainer(int opcode) throws PickleException {
        switch (opcode) {
            case '(' -> push(MARK);
            case '}' -> push(new LinkedHashMap<>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case 't' -> push(tuple(sinceMark()));
            case 0x85 -> push(tuple(last(1)));
            case 0x86 -> push(tuple(last(2)));
            case 0x87 -> push(tuple(last(3)));
            case 's' -> put(last(2));
            case 'u' -> put(sinceMark());
            case 'a' -> append(last(1));
            case 'e' -> append(sinceMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isMemory(int opcode) throws PickleException {
        switch (opcode) {
            case 'q' -> memo.put(in.unsignedByte(), peek());
            case 'r' -> memo.put(in.integer(), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> push(remembered(in.unsignedByte()));
            case 'j' -> push(remembered(in.integer()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isCall(int opcode) throws PickleException {
        switch (opcode) {
            case 0x80 -> in.unsignedByte();
            case 0x95 -> in.skip(8);
            case 'c' -> push(globals.named(in.line(), in.line()));
            case 0x93 -> push(named(last(2)));
            case 'Q' -> push(globals.persistent(list(pop())));
            case 'R' -> push(called(last(2)));
            // Attributes; PyTorch sets a dictionary's versions by them.
            case 'b' -> last(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object named(List<Object> path) throws PickleException {
        if (path.get(0) instanceof String module && path.get(1) instanceof String name) {
            return globals.named(module, name);
        }
        throw unsound();
    }

    private static Object called(List<Object> call) throws PickleException {
        if (call.get(0) instanceof Global function) {
            return function.call(list(call.get(1)));
        }
        throw new PickleException("its pickle calls what is no function");
    }

    private void put(List<Object> pairs) throws PickleException {
        if (!(peek() instanceof LinkedHashMap<?, ?> map) || pairs.size() % 2 != 0) {
            throw unsound();
        }
        @SuppressWarnings("unchecked") // Every such map was made here.
        Map<Object, Object> filled = (Map<Object, Object>) map;
        for (int i = 0; i < pairs.size(); i += 2) {
            // Others could contain themselves, and hash for ever.
            if (!(pairs.get(i) instanceof String) && !(pairs.get(i) instanceof Long)) {
                throw new PickleException("its pickle has a dictionary whose keys are not texts or whole numbers");
            }
            filled.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private void append(List<Object> values) throws PickleException {
        if (!(peek() instanceof ArrayList<?> list)) {
            throw unsound();
        }
        @SuppressWarnings("unchecked") // Every such list was made here; tuples are no ArrayLists.
        List<Object> filled = (List<Object>) list;
        filled.addAll(values);
    }

    private static List<Object> tuple(List<Object> values) {
        return Collections.unmodifiableList(values);
    }

    private static List<?> list(Object value) throws PickleException {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unsound();
    }

    private Object remembered(int place) throws PickleException {
        Object value = memo.get(place);
        if (value == null) {
            throw unsound();
        }
        return value;
    }

    private List<Object> sinceMark() throws PickleException {
        List<Object> values = new ArrayList<>();
        while (peek() != MARK) {
            values.add(pop());
        }
        pop();
        Collections.reverse(values);
        return values;
    }

    private List<Object> last(int count) throws PickleException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(pop());
        }
        Collections.reverse(values);
        return values;
    }

    private void push(Object value) {
        stack.push(value);
    }

    private Object pop() throws PickleException {
        if (stack.isEmpty()) {
            throw unsound();
        }
        return stack.pop();
    }

    private Object peek() throws PickleException {
        if (stack.isEmpty()) {
            throw unsound();
        }
        return stack.peek();
    }

    private static PickleException unsound() {
        return new PickleException("its pickle is damaged");
    }
}
