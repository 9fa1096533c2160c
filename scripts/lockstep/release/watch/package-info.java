/**
 * Watch: production after a promotion, held against the triggers of a rollback and of invalidity, by what is measured.
 */
//SOURCES ProductionCounts.java
//SOURCES ProductionWatch.java
//SOURCES WatchConclusion.java
//SOURCES WatchLook.java
//SOURCES WatchLooks.java
package lockstep.release.watch;
