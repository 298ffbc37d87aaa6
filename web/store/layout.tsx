import { Outlet } from 'react-router'
import { StoreFrame } from '../ui/store-frame.tsx'

export default function StoreLayout() {
  return (
    <StoreFrame>
      <Outlet />
    </StoreFrame>
  )
}
