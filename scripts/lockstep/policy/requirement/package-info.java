/**
 * Requirements: what a commit has to have before it passes a stage of the pipeline.
 *
 * <p>Each is one type that judges the same {@link PipelineFacts} by itself, and says what would have to be true and,
 * where time alone does it, when. Pure.
 */
//SOURCES Action.java
//SOURCES Approval.java
//SOURCES ApprovalCheck.java
//SOURCES ApprovalChoice.java
//SOURCES Approved.java
//SOURCES Assessment.java
//SOURCES Budget.java
//SOURCES BudgetLeft.java
//SOURCES CanaryConfigured.java
//SOURCES CanaryPassed.java
//SOURCES CanaryResult.java
//SOURCES ChecksPassed.java
//SOURCES CoverageReached.java
//SOURCES Facts.java
//SOURCES FindingsWithin.java
//SOURCES FreezeWindow.java
//SOURCES Handle.java
//SOURCES KillSwitchDeclared.java
//SOURCES KillSwitchDrilled.java
//SOURCES NoStagingOwed.java
//SOURCES NotFrozen.java
//SOURCES OwedStaging.java
//SOURCES Person.java
//SOURCES PipelineFacts.java
//SOURCES Requirement.java
//SOURCES RequirementsJson.java
//SOURCES Reviewed.java
//SOURCES Soaked.java
//SOURCES SwitchDrill.java
//SOURCES TestsPassed.java
//SOURCES WithoutIt.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.policy.requirement;
