/**
 * Signatures: detached ones beside the documents of the evidence, made and checked by the host's own {@code ssh-
 * keygen}, so that anybody can check them with the same stock tool. Where it has accepted a key's signature, further
 * ones by the same key are checked in the JVM.
 *
 * <p>Keys stay where they are: in the operator's file or agent.
 */
//SOURCES AllowedSigners.java
//SOURCES AsciiNames.java
//SOURCES KnownHands.java
//SOURCES LimitsWithoutZone.java
//SOURCES MadeSignatures.java
//SOURCES Namespace.java
//SOURCES PlainKey.java
//SOURCES PlainSignature.java
//SOURCES PrivateFolder.java
//SOURCES SignatureStatus.java
//SOURCES Signatures.java
//SOURCES Signer.java
//SOURCES SignerLine.java
//SOURCES SigningKey.java
//SOURCES SshFields.java
//SOURCES SshKeygen.java
package lockstep.record.signature;
