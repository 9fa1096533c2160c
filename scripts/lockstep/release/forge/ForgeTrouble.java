package lockstep.release.forge;

import lockstep.base.text.Sanitiser;

/** Why an API could not be read whole. Nothing is recorded then: half an answer is none. */
public final class ForgeTrouble extends Exception {

    private static final long serialVersionUID = 1;

    private final String remedy;

    ForgeTrouble(String message, String remedy) {
        super(Sanitiser.line(message, 300));
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
