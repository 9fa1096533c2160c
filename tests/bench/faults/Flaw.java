package tests.bench.faults;

/** Something that is wrong on purpose, so that the simulation shows that it would find it. */
public enum Flaw {
    /** A canary takes the host's clock for the time that passes. */
    TRUSTS_THE_CLOCK,
    /** The remote says that it took a record, and has not. */
    RECORDS_ARE_FORGOTTEN,
    /** Whoever aborts believes it, without reading the weight. */
    ABORTS_ARE_BELIEVED
}
