/**
 * Approvals: what people say of a move, as in-toto statements of their own: requests, approvals, revocations.
 *
 * <p>Pure documents: no git, no keys, no clock. Whether one counts is the policy's business.
 */
//SOURCES ApprovalRevocation.java
//SOURCES Consumed.java
//SOURCES MoveApproval.java
//SOURCES MoveRequest.java
//SOURCES NamedApprovals.java
//SOURCES PersonalStatement.java
//SOURCES PersonalStatementJson.java
//SOURCES PersonalStatementReader.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.approval;
