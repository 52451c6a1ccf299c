package org.wxapplogin.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Makes the addresses of uploaded pictures. A user's row holds the name of a picture and no
 * address: so pictures are found wherever the server moves to, and what a request says the server
 * is called is never stored.
 *
 * @param publicUrl the address of this server as phones reach it, with the context path; empty if
 *     it is not configured
 */
public record PictureAddresses(Optional<URI> publicUrl) {
  /** The path below which pictures are served, within the context. */
  public static final String PATH = "/avatars";

  /** The address of an uploaded picture; empty if this server does not know its own address. */
  public Optional<String> of(String name) {
    return publicUrl.map(url -> url + PATH + "/" + name);
  }

  /** The address of the picture that a profile shows; empty text if it shows none. */
  public String shown(Profile profile) {
    return profile.uploadedPicture().map(name -> of(name).orElse("")).orElseGet(profile::avatarUrl);
  }

  /**
   * The profile to store for one that a client typed. A client may send back the address of the
   * user's own picture, under whatever host this server had when the client got it: the picture
   * stays. Any other address at this server is of a former picture or of somebody else's: it counts
   * as not sent.
   *
   * @param stored the user's profile as it is
   */
  public Profile settled(Profile typed, Profile stored) {
    String address = typed.avatarUrl();
    boolean own =
        stored.uploadedPicture().filter(name -> address.endsWith(PATH + "/" + name)).isPresent();
    return own || isHere(address) ? typed.withAvatarUrl(stored.avatarUrl()) : typed;
  }

  /** Whether an address is one of pictures at this server: the host decides, not the port. */
  private boolean isHere(String address) {
    try {
      URI uri = new URI(address);
      return publicUrl
              .map(URI::getHost)
              .filter(host -> host.equalsIgnoreCase(uri.getHost()))
              .isPresent()
          && String.valueOf(uri.getPath()).contains(PATH + "/");
    } catch (URISyntaxException e) {
      return false; // names of our pictures are always well formed
    }
  }
}
