export default definePageConfig({ navigationBarTitleText: '张贴二维码' })
