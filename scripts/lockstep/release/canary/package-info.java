/**
 * Canary run: gives a commit a part of production's traffic, watches it until it is judged, and takes the traffic back.
 *
 * <p>Every state is recorded before what it announces is done, so that any host can go on with a canary or end it; to
 * end one, its traffic is taken first and everything else comes after.
 */
//SOURCES AcceptableCanary.java
//SOURCES AcceptanceRecord.java
//SOURCES Approvers.java
//SOURCES CanariesEnded.java
//SOURCES CanaryAbort.java
//SOURCES CanaryBeginning.java
//SOURCES CanaryBegun.java
//SOURCES CanaryCarrier.java
//SOURCES CanaryCommit.java
//SOURCES CanaryConclusion.java
//SOURCES CanaryCourse.java
//SOURCES CanaryFinish.java
//SOURCES CanaryHandover.java
//SOURCES CanaryLedger.java
//SOURCES CanaryListener.java
//SOURCES CanaryPause.java
//SOURCES CanaryPermission.java
//SOURCES CanaryPlanned.java
//SOURCES CanaryPlanning.java
//SOURCES CanaryRig.java
//SOURCES CanaryRunRequest.java
//SOURCES CanaryService.java
//SOURCES CanaryTakeover.java
//SOURCES CanaryWatch.java
//SOURCES CanaryWeight.java
//SOURCES Counting.java
//SOURCES CourseEndings.java
//SOURCES CourseRecord.java
//SOURCES EndNotRecorded.java
//SOURCES Ending.java
//SOURCES FormerRig.java
//SOURCES GatePause.java
//SOURCES HandedBack.java
//SOURCES Health.java
//SOURCES MakingRoom.java
//SOURCES MovedByOthers.java
//SOURCES OffRecord.java
//SOURCES OperatorPause.java
//SOURCES OverdueCanaries.java
//SOURCES OvertakenCanary.java
//SOURCES PauseSaid.java
//SOURCES PausedMeanwhile.java
//SOURCES RecordedLooks.java
//SOURCES SentStates.java
//SOURCES StagePermission.java
//SOURCES StateDraft.java
//SOURCES StrayTraffic.java
//SOURCES Survey.java
//SOURCES TakingOff.java
//SOURCES UnrecordedCounts.java
//SOURCES UnrecordedEnd.java
//SOURCES UnrecordedHarm.java
//SOURCES WeightNotRecorded.java
//SOURCES WorstCost.java
package lockstep.release.canary;
