/**
 * Signatures: detached ones beside the documents of the evidence, made and checked by the host's own {@code ssh-
 * keygen}, so that anybody can check them with the same stock tool.
 *
 * <p>Keys stay where they are: in the operator's file or agent. No library.
 */
//SOURCES AllowedSigners.java
//SOURCES Namespace.java
//SOURCES PrivateFolder.java
//SOURCES SignatureStatus.java
//SOURCES Signatures.java
//SOURCES Signer.java
//SOURCES SigningKey.java
//SOURCES SshKeygen.java
package lockstep.record.signature;
