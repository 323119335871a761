/*
 * For processes that run many tests of different code, each for some seconds: V8 waits four times as long as usual before it
 * compiles a function for speed. That takes a quarter of all their time else, and pays for what runs for minutes.
 */
require('node:v8').setFlagsFromString('--interrupt-budget=500000');
