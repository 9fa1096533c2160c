package lockstep.record.signature;

/** What a check of a document's signature found. */
public sealed interface SignatureStatus {

    /** An allowed signer made it, for this document, and was allowed to at the time. */
    record Verified(String principal) implements SignatureStatus {}

    /** There is none. */
    record Unsigned() implements SignatureStatus {}

    /** There is one that does not count; one sanitised line of words. */
    record Bad(String reason) implements SignatureStatus {}
}
