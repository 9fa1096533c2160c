/**
 * The words of a release as types: what is promoted, where to, by whom.
 *
 * <p>Values are checked when they are made, so a room that is handed one need not doubt it. Uses no library; stands
 * on {@code error} and {@code text}.
 */
//SOURCES ChangeClass.java
//SOURCES Mode.java
//SOURCES Operator.java
//SOURCES ReleaseId.java
//SOURCES Sha.java
//SOURCES ../text/package-info.java
package lockstep.base.release;
