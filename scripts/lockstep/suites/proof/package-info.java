/** Proof of declared gates: an answer that keeps a declaration, and the same with one property broken at a time. */
//SOURCES AnswerScene.java
//SOURCES BodyBuilder.java
//SOURCES Breakage.java
//SOURCES GateScene.java
//SOURCES SchemaSamples.java
//SOURCES ServedAnswer.java
//SOURCES Unprovable.java
//SOURCES ValueSample.java
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.proof;
