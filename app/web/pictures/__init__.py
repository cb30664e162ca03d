"""Pictures of what the graph holds, drawn on the server as SVG or as tables that look like what they say.

Nothing here needs a script: `static/graph.js` only makes the picture of a neighbourhood move. The same graph gives the
same picture, to the last digit.
"""
