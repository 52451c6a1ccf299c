package shop;

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Starts the shop in a Tomcat, in place of a web.xml. */
public class Main {
  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("target/tomcat");
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
    Context shop = tomcat.addContext("", null);
    Tomcat.addServlet(shop, "shop", new ShopServlet());
    shop.addServletMappingDecoded("/me", "shop");
    shop.addServletMappingDecoded("/webhooks/wxapplogin", "shop");
    FilterDef login = new FilterDef();
    login.setFilterName("login");
    login.setFilter(new LoginFilter());
    shop.addFilterDef(login);
    FilterMap protects = new FilterMap();
    protects.setFilterName("login");
    protects.addURLPattern("/me");
    shop.addFilterMap(protects);
    tomcat.getConnector();
    tomcat.start();
    tomcat.getServer().await();
  }
}
