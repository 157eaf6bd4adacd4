export default defineAppConfig({ pages: ['pages/report/index'], window: { navigationBarTitleText: '码上办' } })
