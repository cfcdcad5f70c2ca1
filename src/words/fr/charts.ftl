# Charts, the timeline and what is followed from expectation to verdict.
