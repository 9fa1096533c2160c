/**
 * Signatures: detached ones beside the documents of the evidence, made and checked by the host's own
 * {@code ssh-keygen}, so that anybody can check them with the same stock tool.
 *
 * <p>Keys stay where they are: in the operator's file or agent. No library. Stands on {@code error}, {@code http} (for
 * the deadline) and {@code text}.
 */
//SOURCES AllowedSigners.java
//SOURCES PrivateFolder.java
//SOURCES SignatureStatus.java
//SOURCES Signatures.java
//SOURCES Signer.java
//SOURCES SigningKey.java
//SOURCES SshKeygen.java
//SOURCES ../change/package-info.java
package lockstep.record.signature;
