import fc from 'fast-check';

// Every run tries other input, except where it decides about a change: that is not refused for what it did not do.
if (process.env['CI']) fc.configureGlobal({ seed: 20_260_101 });
