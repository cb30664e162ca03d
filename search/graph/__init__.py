"""Answers that the graph states.

A question goes one way through it: `answers` tries the kinds of question in order; each kind (`chains`, `counts`,
`documents`, `mandates`, `partners`, `sets`) tells by what is `asked` whether it fits, fills one of `templates/*.rq`
(`run`), and makes the rows into candidates (`rows`), whose words are looked up where they are printed (`printed`).
"""
