/** Drills: the release drills A to I, for staging. */
//SOURCES Drill.java
//SOURCES DrillGates.java
//SOURCES FillerGate.java
//SOURCES ReleaseDrills.java
//SOURCES Together.java
package lockstep.suites.drills;
