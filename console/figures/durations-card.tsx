import { Link } from 'react-router-dom'
import type { SumsView } from '../../contracts/statistics/figures'
import { durations, timedKinds } from '../../contracts/statistics/rates'
import { minutesInWords } from '../case/minutes-in-words'
import { casesAddress, type FiguresAddress } from './address'

/** How long each stage took: the middle, what nine of ten did not exceed, and the mean. */
export function DurationsCard({ address, total }: { address: FiguresAddress; total: SumsView }) {
  return (
    <section className="card">
      <table className="figures-table">
        <caption>用时（工作时间）</caption>
        <thead>
          <tr>
            <th scope="col">环节</th>
            <th scope="col">中位数</th>
            <th scope="col">九成不超过</th>
            <th scope="col">平均</th>
            <th scope="col">次数</th>
          </tr>
        </thead>
        <tbody>
          {timedKinds.map(kind => {
            const took = total.durations[kind]
            return (
              <tr key={kind}>
                <th scope="row">{durations[kind]}</th>
                <td>{took ? minutesInWords(took.median) : '—'}</td>
                <td>{took ? minutesInWords(took.most) : '—'}</td>
                <td>{took ? minutesInWords(took.mean) : '—'}</td>
                <td>
                  {took ? (
                    <Link
                      to={casesAddress(address, { number: `time.${kind}` })}
                      aria-label={`${durations[kind]} ${took.count} 次`}
                    >
                      {took.count}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="quiet">只算已经办完、后来没有重新办理的；挂账等停表的时间不算。</p>
    </section>
  )
}
