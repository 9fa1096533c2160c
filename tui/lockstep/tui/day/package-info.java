/**
 * Day: what the state means: how healthy each environment is, how far a release has come, what to do next. Pure.
 */
//SOURCES Ailing.java
//SOURCES Arrival.java
//SOURCES Day.java
//SOURCES DeliverySteps.java
//SOURCES EnvironmentHealth.java
//SOURCES Freshness.java
//SOURCES Next.java
//SOURCES NextStep.java
//SOURCES StepLine.java
//SOURCES StepState.java
package lockstep.tui.day;
