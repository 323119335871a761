/* Lets the page import its style sheets, which esbuild puts into a file of their own. */
declare module '*.css';
