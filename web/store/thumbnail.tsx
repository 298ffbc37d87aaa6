import { picturePath } from '../pictures/picture-path.ts'
import { useViewer } from '../ui/viewer.tsx'

/** The picture of a package, by its slug; beside its name it says nothing new. What is seen at once is loaded `eager`ly. */
export function Thumbnail(props: { of: string; className: string; loading?: 'eager' | 'lazy' }) {
  const { shop } = useViewer()
  const source = picturePath('svg', props.of, shop.accent ?? '')
  return (
    <img
      src={source}
      alt=""
      width={600}
      height={315}
      loading={props.loading ?? 'lazy'}
      className={`picture ${props.className}`}
    />
  )
}
