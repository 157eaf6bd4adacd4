import { Link, useLocation } from 'react-router-dom'

const kinds = [
  { to: '/base/departments', label: '部门' },
  { to: '/base/matters', label: '事项目录' },
  { to: '/base/topics', label: '诉求类别' },
  { to: '/base/editions', label: '目录发布' },
  { to: '/base/cells', label: '单元网格' },
  { to: '/base/components', label: '部件' }
] as const

/** The kinds of the city's own data. */
export function BaseNav() {
  const { pathname } = useLocation()
  return (
    <nav aria-label="基础数据" className="base-nav">
      {kinds.map(({ to, label }) => (
        <Link key={to} to={to} aria-current={pathname.startsWith(to) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
