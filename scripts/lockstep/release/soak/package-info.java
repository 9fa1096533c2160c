/** Soak: how long staging has run a commit without a failure, sample by sample. */
//SOURCES Soak.java
//SOURCES SoakTime.java
package lockstep.release.soak;
