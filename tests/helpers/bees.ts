/** How an interview begins in the client's house style, after whose last question a test goes on. */
export const beesBegun = `---
title: "Keeping bees on the roof"   # working title
date: 2021-03-04
draft: true
---

MD - Mina Duval  
TO - Tom Okoro

MD Welcome, Tom. How did the bees come to the roof?

TO By lift, in a box with air holes. Nobody in the lift said a word.

And on the way down they said even less.

MD What do they find up there?
`;
