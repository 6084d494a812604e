"""The other face: line mode for screen readers, pipes and slow links."""
