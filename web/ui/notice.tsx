import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from './icons.tsx'

const looks = {
  good: { tone: 'tone-good', Icon: CircleCheck },
  wait: { tone: 'tone-wait', Icon: Info },
  warn: { tone: 'tone-warn', Icon: TriangleAlert },
  bad: { tone: 'tone-bad', Icon: CircleAlert },
}

/** A message inside a page. `role` is for one that has just come up: "alert" when it must interrupt. */
export function Notice(props: {
  tone: keyof typeof looks
  title?: string | undefined
  role?: 'alert' | 'status' | undefined
  action?: ReactNode | undefined
  children?: ReactNode | undefined
}) {
  const { tone, Icon } = looks[props.tone]
  return (
    <div className={`notice ${tone}`} role={props.role}>
      <Icon aria-hidden />
      <div className="notice-text flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          {props.title && <p className="font-semibold">{props.title}</p>}
          {props.children}
        </div>
        {props.action}
      </div>
    </div>
  )
}
