/**
 * Drills: the release drills A to I, for staging.
 *
 * <p>Library: none of its own. Stands on {@code error}, {@code gate}, {@code http}, {@code limits}, {@code logcheck},
 * {@code suites} and {@code text}.
 */
//SOURCES Drill.java
//SOURCES DrillGates.java
//SOURCES FillerGate.java
//SOURCES ReleaseDrills.java
//SOURCES Together.java
//SOURCES ../logcheck/package-info.java
package lockstep.suites.drills;
