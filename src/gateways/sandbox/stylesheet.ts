/** Deliberately unlike the shop's own look: nobody should take the simulated bank for a part of the shop. */
export const stylesheet = `
:root { color-scheme: light dark; --page: #f3f1ec; --card: #fff; --text: #1f1d1a; --soft: #5d584f; --line: #8d877b;
  --mark: #ffd23f; --go: #17603a; --on-go: #fff }
@media (prefers-color-scheme: dark) {
  :root { --page: #1a1917; --card: #262421; --text: #f1eee8; --soft: #b9b3a7; --line: #827c70; --go: #8fd6ae;
    --on-go: #10251a }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif }
header { padding: 0.75rem 1rem; background: var(--mark); color: #1f1d1a; text-align: center }
header strong { text-transform: uppercase; letter-spacing: 0.06em; margin-right: 0.5em }
main { max-width: 28rem; margin: 8vh auto 0; padding: 2rem; background: var(--card); border-radius: 0.75rem }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.2 }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 1.5rem; margin: 1.5rem 0 }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
.amount { font-weight: 600; font-variant-numeric: tabular-nums }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1.5rem }
form p { flex: 1 1 100%; margin: 0 }
h2 { flex: 1 1 100%; margin: 0; font-size: 1.0625rem }
label { display: grid; gap: 0.25rem; color: var(--soft) }
input { min-height: 2.75rem; padding: 0 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: none;
  color: var(--text); font: inherit }
[role='alert'] { padding: 0.75rem 1rem; border-left: 4px solid #b3261e; background: var(--page) }
details { margin-top: 1.5rem; color: var(--soft); font-size: 0.875rem }
summary { display: flex; align-items: center; min-height: 2.75rem; cursor: pointer }
li { overflow-wrap: anywhere }
button { flex: 1; min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer }
.approve { border-color: var(--go); background: var(--go); color: var(--on-go) }
a { color: inherit }
button:focus-visible, a:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
@media (max-width: 32rem) { main { margin: 0; border-radius: 0 } }
`
