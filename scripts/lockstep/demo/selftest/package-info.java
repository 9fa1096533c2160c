/**
 * Self-test: proof that each gate can fail.
 *
 * <p>A {@link Trial}'s suite is run against the embedded service, once healthy and once per fault that breaks one
 * gate's property alone. Library: none of its own. Stands on {@code cli}, {@code demo}, {@code error}, {@code gate},
 * {@code http}, {@code release}, {@code report}, {@code revision}, {@code run}, {@code suites} and {@code text}.
 */
//SOURCES SelfTest.java
//SOURCES SelfTestCase.java
//SOURCES SelfTestCommand.java
//SOURCES SelfTestJson.java
//SOURCES SelfTestMatrix.java
//SOURCES SelfTestReport.java
//SOURCES Stage.java
//SOURCES Trial.java
//SOURCES ../cli/package-info.java
//SOURCES ../demo/package-info.java
package lockstep.demo.selftest;
