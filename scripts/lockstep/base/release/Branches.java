package lockstep.base.release;

/** What the branches are called here that staging and production are deployed from. */
public record Branches(String staging, String production) {}
