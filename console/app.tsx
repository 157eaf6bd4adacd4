import { ConfigProvider, App as Messages } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router-dom'
import { CasePage } from './case/case-page'
import { BatchesPage } from './codes/batches/batches-page'
import { CodePage } from './codes/code-page'
import { CodesPage } from './codes/codes-page'
import { ReadersOnly } from './codes/readers-only'
import { InboxPage } from './messages/messages-page'
import { IntakePage } from './register/register-page'
import { RulesPage } from './rules/rules-page'
import { SessionGate } from './session/session-gate'
import { Shell } from './shell/shell'
import { StartPage } from './shell/start-page'
import { theme } from './theme'
import { WallPage } from './wall/wall-page'

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <Messages message={{ top: 60, maxCount: 2 }}>
        <BrowserRouter basename="/console">
          <SessionGate>
            <Routes>
              <Route element={<Shell />}>
                <Route index element={<StartPage />} />
                <Route path="new" element={<IntakePage />} />
                <Route path="inbox" element={<InboxPage />} />
                <Route path="cases/:caseNo" element={<CasePage />} />
                <Route path="codes" element={<ReadersOnly />}>
                  <Route index element={<CodesPage />} />
                  <Route path="batches" element={<BatchesPage />} />
                  <Route path=":code" element={<CodePage />} />
                </Route>
                <Route path="wall" element={<WallPage />} />
                <Route path="rules/:kind?" element={<RulesPage />} />
                <Route path="*" element={<Navigate to="/" replace />} />
              </Route>
            </Routes>
          </SessionGate>
        </BrowserRouter>
      </Messages>
    </ConfigProvider>
  )
}
