/** Tests of the room {@code day}: what is known, and what is next. */
//SOURCES NewestRunTest.java
//SOURCES UnknownProductionTest.java
//SOURCES WhatIsKnownTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.tui.day;
