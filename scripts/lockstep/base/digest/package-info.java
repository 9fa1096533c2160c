/** Digests of bytes and texts. */
//SOURCES GrowingSha256.java
//SOURCES Sha256.java
package lockstep.base.digest;
