import { ConfigProvider, App as MessageHost } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router-dom'
import { AbsencesPage } from './absences/absences-page'
import { AccountPage } from './accounts/account-page'
import { AccountsPage } from './accounts/accounts-page'
import { ImportPage } from './accounts/import/import-page'
import { OwnAccountPage } from './accounts/own-account-page'
import { AuditPage } from './audit/audit-page'
import { EditionsPage } from './basedata/catalogue/editions-page'
import { MatterPage } from './basedata/catalogue/matter-page'
import { MattersPage } from './basedata/catalogue/matters-page'
import { TopicPage } from './basedata/catalogue/topic-page'
import { TopicsPage } from './basedata/catalogue/topics-page'
import { CellPage } from './basedata/cells/cell-page'
import { CellsPage } from './basedata/cells/cells-page'
import { ComponentPage } from './basedata/components/component-page'
import { ComponentsPage } from './basedata/components/components-page'
import { DepartmentPage } from './basedata/department-page'
import { DepartmentsPage } from './basedata/departments-page'
import { BaseImportPage } from './basedata/imports/base-import-page'
import { BlocksPage } from './blocks/blocks-page'
import { CallersPage } from './callers/callers-page'
import { CasePage } from './case/case-page'
import { BatchesPage } from './codes/batches/batches-page'
import { CodePage } from './codes/code-page'
import { CodesPage } from './codes/codes-page'
import { ReadersOnly } from './codes/readers-only'
import { Fetching } from './fetching/fetching'
import { FigureCasesPage } from './figures/figure-cases-page'
import { FiguresPage } from './figures/figures-page'
import { MessagesPage } from './messages/messages-page'
import { RegisterPage } from './register/register-page'
import { RetentionPage } from './retention/retention-page'
import { RolePage } from './roles/role-page'
import { RolesPage } from './roles/roles-page'
import { RulesPage } from './rules/rules-page'
import { SessionGate } from './session/session-gate'
import { Shell } from './shell/shell'
import { StartPage } from './shell/start-page'
import { theme } from './theme'
import { WallPage } from './wall/wall-page'

/** Keeps the filter that stands after the `?` of an old address. */
function RedirectWithSearch({ to }: { to: string }) {
  const { search } = useLocation()
  return <Navigate to={{ pathname: to, search }} replace />
}

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <MessageHost message={{ top: 60, maxCount: 2 }}>
        <BrowserRouter basename="/console">
          <SessionGate>
            <Fetching>
              <Routes>
                <Route element={<Shell />}>
                  <Route index element={<StartPage />} />
                  <Route path="register" element={<RegisterPage />} />
                  <Route path="callers" element={<CallersPage />} />
                  <Route path="messages" element={<MessagesPage />} />
                  {/* Addresses of earlier versions, which people have bookmarked. */}
                  <Route path="new" element={<Navigate to="/register" replace />} />
                  <Route path="inbox" element={<RedirectWithSearch to="/messages" />} />
                  <Route path="cases/:caseNo" element={<CasePage />} />
                  <Route path="codes" element={<ReadersOnly />}>
                    <Route index element={<CodesPage />} />
                    <Route path="batches" element={<BatchesPage />} />
                    <Route path=":code" element={<CodePage />} />
                  </Route>
                  <Route path="absences" element={<AbsencesPage />} />
                  <Route path="base/departments" element={<DepartmentsPage />} />
                  <Route path="base/departments/:department" element={<DepartmentPage />} />
                  <Route path="base/matters" element={<MattersPage />} />
                  <Route path="base/matters/:matter" element={<MatterPage />} />
                  <Route path="base/topics" element={<TopicsPage />} />
                  <Route path="base/topics/:topic" element={<TopicPage />} />
                  <Route path="base/editions" element={<EditionsPage />} />
                  <Route path="base/cells" element={<CellsPage />} />
                  <Route path="base/cells/:cell" element={<CellPage />} />
                  <Route path="base/components" element={<ComponentsPage />} />
                  <Route path="base/components/:component" element={<ComponentPage />} />
                  <Route path="base/imports/:base/:import?" element={<BaseImportPage />} />
                  <Route path="blocks" element={<BlocksPage />} />
                  <Route path="retention" element={<RetentionPage />} />
                  <Route path="audit" element={<AuditPage />} />
                  <Route path="accounts" element={<AccountsPage />} />
                  <Route path="accounts/import" element={<ImportPage />} />
                  <Route path="accounts/:account" element={<AccountPage />} />
                  <Route path="roles" element={<RolesPage />} />
                  <Route path="roles/:role" element={<RolePage />} />
                  <Route path="account" element={<OwnAccountPage />} />
                  <Route path="figures" element={<FiguresPage />} />
                  <Route path="figures/cases" element={<FigureCasesPage />} />
                  <Route path="wall" element={<WallPage />} />
                  <Route path="rules/:kind?" element={<RulesPage />} />
                  <Route path="*" element={<Navigate to="/" replace />} />
                </Route>
              </Routes>
            </Fetching>
          </SessionGate>
        </BrowserRouter>
      </MessageHost>
    </ConfigProvider>
  )
}
