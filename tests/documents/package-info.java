/** Tests of the documents: their links lead somewhere, their commands exist, the words that they quote are said. */
//SOURCES CommandLinesTest.java
//SOURCES Document.java
//SOURCES ExampleDay.java
//SOURCES HelpExample.java
//SOURCES HelpExamplesTest.java
//SOURCES LinksTest.java
//SOURCES MessagesTest.java
//SOURCES PastedCommand.java
//SOURCES PlacesTest.java
//SOURCES QuickStartTest.java
//SOURCES SampleTest.java
//SOURCES ShellWords.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.documents;
