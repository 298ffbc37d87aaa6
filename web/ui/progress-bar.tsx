/** How much of a whole is there. `label` says it in words, for screen readers. */
export function ProgressBar(props: { of: bigint; is: bigint; label: string }) {
  const percent = props.of === 0n ? 100 : Number((props.is * 100n) / props.of)
  return <progress className="progress-track" value={percent} max={100} aria-label={props.label} />
}
