package io.keenframe.media.child;

import java.io.IOException;

/** Where a child's answers go. */
interface Voice {
    /**
     * Gives an answer.
     *
     * @throws IOException where nobody listens any more
     */
    void say(Answer answer) throws IOException;
}
