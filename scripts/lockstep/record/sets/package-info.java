/** Sets: what is recorded of several repositories that are released one after another. */
//SOURCES RepositoryPlace.java
//SOURCES SetDeclaration.java
//SOURCES SetDeclarationJson.java
//SOURCES SetIntent.java
//SOURCES SetJson.java
//SOURCES SetRun.java
//SOURCES SetStage.java
//SOURCES SetStep.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.sets;
