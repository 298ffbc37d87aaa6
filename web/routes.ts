import { type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('theme', 'pages/theme.ts'),
  route('accent', 'pages/accent.ts'),
  route('*', 'pages/nothing-here.tsx'),
] satisfies RouteConfig
