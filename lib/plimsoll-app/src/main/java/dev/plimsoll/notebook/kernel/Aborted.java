package dev.plimsoll.notebook.kernel;

import com.google.gson.annotations.SerializedName;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** The reply to a cell that is not run since one before it failed. */
final class Aborted {

    @SerializedName("status")
    private final String status = "aborted";

    private Aborted() {
    }

    /** The library below knows this reply's type with another content only, which is not looked at when it is written. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static void reply(ShellReplyEnvironment env, Message<ExecuteRequest> request) {
        env.defer().reply(new Message(request, (MessageType) ExecuteRequest.REPLY_MESSAGE_TYPE, new Aborted()));
    }
}
