// The same answer as everywhere, in the staff area's own frame.
export { action, default, loader } from '../pages/nothing-here.tsx'
