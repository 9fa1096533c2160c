/**
 * Self-test: proof that each gate can fail.
 *
 * <p>A {@link Trial}'s suite is run against the embedded service, once healthy and once per fault that breaks one
 * gate's property alone.
 */
//SOURCES Proofs.java
//SOURCES SelfTest.java
//SOURCES SelfTestCase.java
//SOURCES SelfTestCommand.java
//SOURCES SelfTestJson.java
//SOURCES SelfTestMatrix.java
//SOURCES SelfTestReport.java
//SOURCES Trial.java
//SOURCES TrialService.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.demo.selftest;
