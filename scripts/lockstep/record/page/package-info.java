/** Page: one HTML file with its style and its charts, in which nothing of the text can run, load or be clicked. */
//SOURCES Drawing.java
//SOURCES HtmlPage.java
//SOURCES HtmlStyle.java
//SOURCES Panel.java
package lockstep.record.page;
