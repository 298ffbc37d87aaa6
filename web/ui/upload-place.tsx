import { type ReactNode, useId } from 'react'
import { Upload } from './icons.tsx'

/** Where files are chosen, inside a multipart {@link PostForm}. `limits` says in words what is accepted. */
export function UploadPlace(props: { name: string; label: string; limits: ReactNode; accept: string }) {
  const id = useId()
  return (
    <div className="drop-place">
      <Upload aria-hidden className="size-5 text-muted" />
      <label htmlFor={id} className="font-semibold">
        {props.label}
      </label>
      <p id={`${id}-limits`} className="text-[0.8125rem] text-muted">
        {props.limits}
      </p>
      <input
        id={id}
        type="file"
        multiple
        name={props.name}
        accept={props.accept}
        aria-describedby={`${id}-limits`}
        className="file-input mt-2 max-w-xs"
      />
    </div>
  )
}
