"""Every fact of a war report, kept as somebody's claim.

`import reportedly` loads nothing else; take what you need from its parts: `reportedly.pipeline` puts the steps
together, `reportedly.store` opens a record, `reportedly.render` writes the brief, `reportedly.cli` is the command line.
"""
