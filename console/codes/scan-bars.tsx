import type { StaffCodeView } from '../../contracts/codes/staff-views'
import { dateAfter } from '../shared/times'

const days = 30
const height = 60

/** How often it was scanned on each of the last 30 days; the figures stand in the title of each bar. */
export function ScanBars({ days: counted, total }: { days: StaffCodeView['scansByDay']; total: number }) {
  const counts = Array.from({ length: days }, (_, index) => {
    const day = dateAfter(index + 1 - days)
    return { day, count: counted.find(each => each.day === day)?.count ?? 0 }
  })
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <section className="card">
      <h2>近 30 天扫码 {total} 次</h2>
      <svg viewBox={`0 0 ${days * 10} ${height}`} className="scan-bars" role="img" aria-label={`最多的一天 ${most} 次`}>
        {counts.map(({ day, count }, index) => (
          <rect
            key={day}
            x={index * 10 + 1}
            width="8"
            y={height - 2 - (count / most) * (height - 4)}
            height={2 + (count / most) * (height - 4)}
            className={count > 0 ? 'scan-bar' : 'scan-none'}
          >
            <title>{`${day}：${count} 次`}</title>
          </rect>
        ))}
      </svg>
      <p className="quiet scan-days">
        <span>{counts[0]?.day}</span>
        <span>今天</span>
      </p>
    </section>
  )
}
